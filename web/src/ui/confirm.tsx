import { S } from '../strings';
import { Modal } from './modal';

/** Asks before something is gone. */
export function Confirm({
  question,
  action,
  confirm,
  close,
}: {
  question: string;
  action: string;
  confirm: () => void;
  close: () => void;
}) {
  return (
    <Modal title={question} close={close}>
      <div className="row">
        <button
          type="button"
          className="button button--danger"
          onClick={() => {
            confirm();
            close();
          }}
        >
          {action}
        </button>
        <button type="button" className="button button--quiet" onClick={close}>
          {S.cancel}
        </button>
      </div>
    </Modal>
  );
}
